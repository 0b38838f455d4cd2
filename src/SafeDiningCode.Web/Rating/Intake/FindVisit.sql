SELECT nonce AS Nonce, receipt AS Receipt, fingerprint AS Fingerprint, rated AS Rated FROM visit WHERE nonce = @Nonce;
