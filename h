HTTP/1.1 200 OK
Content-Length: 38659
Content-Type: text/html; charset=utf-8
Date: Sun, 22 Nov 2026 08:44:58 GMT
Cache-Control: no-store
Content-Language: zh-Hans
Vary: Accept-Language
Content-Security-Policy: default-src 'none'; style-src 'sha256-WnlJ+Dg3UR54mOKDDY59LU5Zi6c7vCNZsVM6+MKOWQ8='; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'
X-Content-Type-Options: nosniff
Referrer-Policy: same-origin
Permissions-Policy: camera=(), geolocation=(), microphone=()

