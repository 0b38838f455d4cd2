// Reads a code with the phone's camera where the browser can, and puts it into the field beside. Elsewhere the button
// does not appear: the code is typed, or the address pasted.
'use strict';
(() => {
  const button = document.getElementById('scan');
  const field = document.getElementById(button.dataset.field);
  const finder = document.getElementById('finder');
  const refused = document.getElementById('no-camera');
  if (!('BarcodeDetector' in window) || !navigator.mediaDevices) {
    return;
  }
  // True from the first tap until a code was read, the camera refused, or the button tapped again.
  let looking = false;
  button.hidden = false;
  button.addEventListener('click', async () => {
    if (looking) {
      looking = false;
      return;
    }
    looking = true;
    refused.hidden = true;
    let stream;
    try {
      const detector = new BarcodeDetector({ formats: ['qr_code'] });
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      finder.hidden = false;
      finder.srcObject = stream;
      await finder.play();
      while (looking) {
        const [code] = await detector.detect(finder);
        if (code && looking) {
          field.value = code.rawValue;
          field.form.requestSubmit();
          return;
        }
        await new Promise(requestAnimationFrame);
      }
    } catch {
      // No camera, or none that may be used: it is said, and the code is typed.
      refused.setAttribute('role', 'alert');
      refused.hidden = false;
      field.focus();
    } finally {
      looking = false;
      finder.hidden = true;
      finder.srcObject = null;
      for (const track of stream ? stream.getTracks() : []) {
        track.stop();
      }
    }
  });
})();
