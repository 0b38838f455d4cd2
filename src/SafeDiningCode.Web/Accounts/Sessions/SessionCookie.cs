using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace SafeDiningCode.Web.Accounts.Sessions;

/// <summary>The cookie of a session: 256 random bits and nothing else. The database knows only their hash.</summary>
internal static class SessionCookie
{
    /// <summary>The cookie's name.</summary>
    public const string Name = "sd_session";

    private const int Bytes = 32;
    private const int Characters = 43;

    /// <summary>A new id.</summary>
    public static string Draw() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>What the database knows an id by.</summary>
    public static string Hash(string id) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(id)));

    /// <summary>The hash of the id that a browser brought; null where it brought none.</summary>
    public static string? FindHash(HttpRequest request) =>
        request.Cookies.TryGetValue(Name, out var id) && id.Length == Characters && Ascii.IsValid(id) ? Hash(id) : null;

    /// <summary>Gives the browser an id, for as long as it is open or, with <paramref name="life"/>, longer.</summary>
    public static void Set(HttpContext http, string id, TimeSpan? life) => http.Response.Cookies.Append(Name, id, Options(http, life));

    /// <summary>Takes it back.</summary>
    public static void Clear(HttpContext http) => http.Response.Cookies.Delete(Name, Options(http, life: null));

    private static CookieOptions Options(HttpContext http, TimeSpan? life) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
        Path = "/",
        MaxAge = life,
        IsEssential = true,
    };
}
