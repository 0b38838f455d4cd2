using SafeDiningCode.Web.Hosting.Layout;

namespace SafeDiningCode.Web.Hosting;

/// <summary>Headers that every answer carries: pages run nothing, are framed by nobody and tell nobody where the reader came from.</summary>
internal static class SecurityHeaders
{
    public static void Set(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = SiteStyle.ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
    }
}
