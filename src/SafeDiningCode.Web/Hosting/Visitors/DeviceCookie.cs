using System.Buffers.Text;
using System.Security.Cryptography;

namespace SafeDiningCode.Web.Hosting.Visitors;

/// <summary>
/// The random name by which a browser is known to this service and to nobody else: 128 bits, no part of it derived
/// from a person or a device.
/// </summary>
internal static class DeviceCookie
{
    /// <summary>The cookie's name.</summary>
    public const string Name = "sd_device";

    private const int Bytes = 16;
    private const int Characters = 22;
    private static readonly TimeSpan Life = TimeSpan.FromDays(400);
    private static readonly object IssuedKey = new();

    /// <summary>The device's name; a new one, set on the answer, where the browser brought none.</summary>
    public static string GetOrIssue(HttpContext http)
    {
        if (Find(http) is { } known)
        {
            return known;
        }

        var device = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
        http.Items[IssuedKey] = device;
        http.Response.Cookies.Append(Name, device, new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
            Path = "/",
            MaxAge = Life,
            IsEssential = true,
        });
        return device;
    }

    /// <summary>The device's name as the browser brought it; null where it brought none, or not one of ours.</summary>
    public static string? Find(HttpContext http)
    {
        if (http.Items.TryGetValue(IssuedKey, out var issued))
        {
            return (string?)issued;
        }

        return http.Request.Cookies.TryGetValue(Name, out var device) && IsDevice(device) ? device : null;
    }

    private static bool IsDevice(string text) => text.Length == Characters && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
