using Microsoft.Extensions.Primitives;
using SafeDiningCode.Web.Hosting.Layout;

namespace SafeDiningCode.Web.Hosting;

/// <summary>Headers that every answer carries: pages run nothing, are framed by nobody and tell nobody where the reader came from.</summary>
internal static class SecurityHeaders
{
    private static readonly StringValues ContentSecurityPolicy = SiteStyle.ContentSecurityPolicy;
    private static readonly StringValues ContentTypeOptions = "nosniff";
    private static readonly StringValues ReferrerPolicy = "same-origin";
    private static readonly StringValues PermissionsPolicy = "camera=(), geolocation=(), microphone=()";

    public static void Set(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = ContentTypeOptions;
        headers["Referrer-Policy"] = ReferrerPolicy;
        headers["Permissions-Policy"] = PermissionsPolicy;
    }
}
