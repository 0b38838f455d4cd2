using Microsoft.Extensions.Options;

namespace SafeDiningCode.Web.Hosting.Visitors;

/// <summary>Where a form was sent from, as the browser says.</summary>
internal static class Origins
{
    /// <summary>
    /// Whether a browser says that this request comes from a page of another site. A request that says nothing (an old
    /// browser, a program) is not foreign: the token decides. The scheme is left out, for TLS may end at a proxy.
    /// </summary>
    public static bool IsForeign(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"] is ["cross-site"])
        {
            return true;
        }

        var origin = request.Headers.Origin;
        if (origin.Count == 0)
        {
            return false;
        }

        return origin is not [{ } text]
            || !Uri.TryCreate(text, UriKind.Absolute, out var from)
            || !(IsHost(from, request) || IsPublic(from, request));
    }

    private static bool IsHost(Uri from, HttpRequest request) =>
        string.Equals(from.Host, request.Host.Host, StringComparison.OrdinalIgnoreCase)
        && (request.Host.Port is { } port ? port == from.Port : from.IsDefaultPort);

    private static bool IsPublic(Uri from, HttpRequest request) =>
        Uri.TryCreate(request.HttpContext.RequestServices.GetRequiredService<IOptions<ServiceOptions>>().Value.PublicBaseUrl, UriKind.Absolute, out var home)
        && string.Equals(from.Authority, home.Authority, StringComparison.OrdinalIgnoreCase);
}
