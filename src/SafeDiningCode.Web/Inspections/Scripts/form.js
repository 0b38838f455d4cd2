// Keeps a visit on the phone while it is written, and sends it once there is a connection: in a kitchen there may be none.
// The form's own key (its field "sheet") makes it one visit, however often it is sent.
'use strict';
(() => {
  const form = document.getElementById('visit');
  const banner = document.getElementById('kept');
  const path = form.dataset.path;
  // One draft for each eatery and inspector: a phone may pass from hand to hand.
  const key = `${path}#${form.dataset.account}`;
  const oldest = 14 * 24 * 3600 * 1000;
  const longestSide = 1600;
  const firstPause = 3000;
  const longestPause = 60000;
  let draft = { path: key, at: Date.now(), fields: [], photos: [], ink: null, waiting: false };
  let pause = firstPause;
  let timer = 0;
  let sending = false;

  // The store on the phone.
  const store = new Promise((resolve, reject) => {
    const request = indexedDB.open('inspections', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('drafts', { keyPath: 'path' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const inStore = async (mode, work) => {
    const drafts = (await store).transaction('drafts', mode);
    const request = work(drafts.objectStore('drafts'));
    return new Promise((resolve, reject) => {
      drafts.oncomplete = () => resolve(request.result);
      drafts.onerror = () => reject(drafts.error);
    });
  };
  // Where the browser keeps nothing (a private window, a full phone) the form is sent all the same.
  const keep = () => inStore('readwrite', drafts => drafts.put(draft)).catch(() => undefined);

  const say = (text, link) => {
    banner.textContent = text;
    if (link) {
      const anchor = document.createElement('a');
      anchor.href = link;
      anchor.textContent = ' →';
      banner.append(anchor);
    }
    banner.hidden = !text;
  };

  // What is written, but for files and what is the page's own.
  const written = () => [...new FormData(form)].filter(([name, value]) => typeof value === 'string' && name !== 'form_token');

  const restore = fields => {
    const values = new Map(fields);
    for (const field of form.elements) {
      if (!field.name || field.name === 'form_token' || field.type === 'file') {
        continue;
      }
      if (field.type === 'radio') {
        field.checked = values.get(field.name) === field.value;
      } else if (values.has(field.name)) {
        field.value = values.get(field.name);
      }
    }
    for (const note of form.querySelectorAll('details')) {
      note.open = note.open || note.querySelector('input:checked') !== null;
    }
  };

  // Photographs go out small: a kitchen's connection is thin, and nobody needs twelve megapixels of a sink.
  const shrink = async file => {
    try {
      const picture = await createImageBitmap(file);
      const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
      const canvas = document.createElement('canvas');
      canvas.width = Math.round(picture.width * scale);
      canvas.height = Math.round(picture.height * scale);
      canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
      return await new Promise(resolve => canvas.toBlob(blob => resolve(blob || file), 'image/jpeg', 0.82));
    } catch {
      // What this browser cannot draw the server may still take, or say what is wrong with it.
      return file;
    }
  };

  const shots = document.getElementById('shots');
  const showPhotos = () => {
    shots.hidden = draft.photos.length === 0;
    shots.replaceChildren(...draft.photos.map((photo, place) => {
      const line = document.createElement('li');
      const picture = document.createElement('img');
      picture.src = URL.createObjectURL(photo);
      picture.alt = `${form.dataset.photo} ${place + 1}`;
      const remove = document.createElement('button');
      remove.type = 'button';
      remove.className = 'quiet';
      remove.textContent = form.dataset.remove;
      remove.addEventListener('click', () => {
        draft.photos.splice(place, 1);
        showPhotos();
        keep();
      });
      line.append(picture, remove);
      return line;
    }));
  };
  const photos = document.getElementById('photos');
  photos.addEventListener('change', async () => {
    for (const file of photos.files) {
      draft.photos.push(await shrink(file));
    }
    photos.value = '';
    showPhotos();
    await keep();
  });

  // The signature: a line under the finger.
  const ink = document.getElementById('ink');
  const pen = ink.getContext('2d');
  let drawing = false;
  document.getElementById('pad').hidden = false;
  document.getElementById('paper').hidden = true;
  const blank = () => {
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, ink.width, ink.height);
    pen.lineWidth = 4;
    pen.lineCap = 'round';
    pen.lineJoin = 'round';
    pen.strokeStyle = '#14201b';
  };
  const point = event => {
    const box = ink.getBoundingClientRect();
    return [(event.clientX - box.left) * ink.width / box.width, (event.clientY - box.top) * ink.height / box.height];
  };
  ink.addEventListener('pointerdown', event => {
    drawing = true;
    ink.setPointerCapture(event.pointerId);
    pen.beginPath();
    pen.moveTo(...point(event));
  });
  ink.addEventListener('pointermove', event => {
    if (drawing) {
      pen.lineTo(...point(event));
      pen.stroke();
    }
  });
  ink.addEventListener('pointerup', () => {
    drawing = false;
    form.querySelector('[name=signed][value=signed]').checked = true;
    ink.toBlob(blob => {
      draft.ink = blob;
      draft.fields = written();
      keep();
    }, 'image/png');
  });
  document.getElementById('wipe').addEventListener('click', () => {
    blank();
    draft.ink = null;
    keep();
  });

  form.addEventListener('input', () => {
    draft.fields = written();
    keep();
  });

  const retry = () => {
    clearTimeout(timer);
    timer = setTimeout(send, pause);
    pause = Math.min(pause * 2, longestPause);
  };

  const parts = token => {
    const body = new FormData();
    body.append('form_token', token);
    for (const [name, value] of draft.fields) {
      body.append(name, value);
    }
    draft.photos.forEach((photo, place) => body.append('photos', photo, `${place + 1}.jpg`));
    if (draft.ink && new Map(draft.fields).get('signed') === 'signed') {
      body.append('signature', draft.ink, 'signature.png');
    }
    return body;
  };

  const forget = async () => {
    await inStore('readwrite', drafts => drafts.delete(key)).catch(() => undefined);
    if ('caches' in window) {
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
          if (new URL(request.url).pathname === path) {
            await cache.delete(request);
          }
        }
      }
    }
  };

  async function send() {
    if (sending || !draft.waiting) {
      return;
    }
    sending = true;
    say(form.dataset.sending);
    try {
      // The page may be older than the session: its token is asked for anew.
      const page = await fetch(path, { cache: 'no-store', redirect: 'manual', credentials: 'same-origin' });
      if (page.type === 'opaqueredirect' || page.status === 401 || page.status === 403) {
        say(form.dataset.signIn, '/sign-in');
        return;
      }
      const token = new DOMParser().parseFromString(await page.text(), 'text/html').querySelector('#visit [name=form_token]');
      if (!page.ok || !token) {
        throw new Error('The page is not there.');
      }
      const answer = await fetch(form.action, { method: 'POST', body: parts(token.value), credentials: 'same-origin' });
      if (answer.ok && answer.redirected) {
        draft.waiting = false;
        await forget();
        location.assign(answer.url);
        return;
      }
      if (answer.status >= 500 || answer.status === 429 || answer.status === 408) {
        throw new Error('The service is busy.');
      }
      draft.waiting = false;
      await keep();
      const refused = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const fault = refused.getElementById('fault') || refused.querySelector('main p:not([hidden])');
      say(fault ? fault.textContent : form.dataset.refused);
      banner.scrollIntoView();
    } catch {
      // No connection, or a service that is away: it stays on the phone and is tried again.
      say(form.dataset.waiting);
      retry();
    } finally {
      sending = false;
    }
  }

  form.addEventListener('submit', async event => {
    event.preventDefault();
    draft.fields = written();
    draft.waiting = true;
    await keep();
    pause = firstPause;
    banner.scrollIntoView();
    send();
  });
  window.addEventListener('online', () => {
    pause = firstPause;
    send();
  });

  (async () => {
    blank();
    if (form.elements.on && !form.elements.on.defaultValue) {
      form.elements.on.value = new Date(Date.now() + 8 * 3600 * 1000).toISOString().slice(0, 10);
    }
    const found = await inStore('readonly', drafts => drafts.get(key)).catch(() => undefined);
    const kept = found && Date.now() - found.at < oldest ? found : undefined;
    const drop = document.getElementById('drop');
    drop.querySelector('button').addEventListener('click', async () => {
      await forget();
      location.reload();
    });
    if (kept) {
      drop.hidden = false;
      draft = kept;
      restore(draft.fields);
      showPhotos();
      if (draft.ink) {
        pen.drawImage(await createImageBitmap(draft.ink), 0, 0);
      }
      if (draft.waiting) {
        send();
      } else {
        say(form.dataset.restored);
      }
    } else {
      draft.fields = written();
    }
    document.documentElement.dataset.kept = 'ready';
    if ('serviceWorker' in navigator) {
      await navigator.serviceWorker.register(form.dataset.worker, { scope: '/inspections/' });
      await navigator.serviceWorker.ready;
      document.documentElement.dataset.worker = 'ready';
    }
  })();
})();
