namespace SafeDiningCode.Web.Accounts.Sessions;

/// <summary>Puts a new session in the place of the one that a request came with: into the cookie, and for the rest of the request.</summary>
internal sealed class SessionSwitch(SessionBook sessions)
{
    /// <summary>Goes on under the new session: what the answer shows, its forms' tokens too, belongs to it.</summary>
    public async Task GoOnAsync(HttpContext http, string id, Role role)
    {
        SessionCookie.Set(http, id, sessions.CookieLife(role));
        var signedIn = await sessions.FindAsync(SessionCookie.Hash(id), http.RequestAborted)
            ?? throw new InvalidOperationException("A session that was just begun is not there.");
        http.Features.Set(signedIn);
        http.User = SessionAuthentication.PrincipalOf(signedIn);
    }
}
