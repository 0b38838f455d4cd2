// Reads a code with the phone's camera where the browser can, and puts it into the field beside. Elsewhere the button
// does not appear: the code is typed, or the address pasted.
'use strict';
(() => {
  const button = document.getElementById('scan');
  const field = document.getElementById(button.dataset.field);
  const finder = document.getElementById('finder');
  if (!('BarcodeDetector' in window) || !navigator.mediaDevices) {
    return;
  }
  button.hidden = false;
  button.addEventListener('click', async () => {
    let stream;
    try {
      const detector = new BarcodeDetector({ formats: ['qr_code'] });
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      finder.hidden = false;
      finder.srcObject = stream;
      await finder.play();
      for (;;) {
        const [code] = await detector.detect(finder);
        if (code) {
          field.value = code.rawValue;
          field.form.requestSubmit();
          return;
        }
        await new Promise(requestAnimationFrame);
      }
    } catch {
      // No camera, or none that may be used.
      button.hidden = true;
      field.focus();
    } finally {
      finder.hidden = true;
      for (const track of stream ? stream.getTracks() : []) {
        track.stop();
      }
    }
  });
})();
