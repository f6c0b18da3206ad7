/* SPDX-License-Identifier: MIT */
/* Reading a code with the camera, where the browser can find codes in pictures. */
import { el } from './dom.js';
import { say } from './i18n.js';
import { T } from './texts';
import { BETWEEN } from './numbers.js';


export const stopCamera = (video) => {
  video.srcObject?.getTracks().forEach((track) => track.stop());
};

/** Shows the camera in `place` and calls `found` with the first code's text; `failed` where there
 * is no camera, no permission or no way to find codes. */
export const scanWithCamera = async (place, found, failed) => {
  const video = el('video', { playsinline: '', muted: '', autoplay: '' });
  try {
    const detector = new BarcodeDetector({ formats: ['qr_code'] });
    video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
    place.replaceChildren(el('div.camera', video, el('p', { role: 'status' }, say(T.aim))));
    await video.play();
    const look = async () => {
      if (!video.isConnected) return stopCamera(video);
      const codes = await detector.detect(video).catch(() => []);
      if (!codes.length) return setTimeout(look, BETWEEN);
      stopCamera(video);
      return found(codes[0].rawValue);
    };
    await look();
  } catch (error) {
    stopCamera(video);
    failed();
  }
};
