using Microsoft.Extensions.Primitives;
using SafeDiningCode.Web.Hosting.Layout;

namespace SafeDiningCode.Web.Hosting;

/// <summary>
/// Headers that every answer carries: pages run nothing, are framed by nobody and tell nobody where the reader came from. A page
/// that runs scripts, as an inspector's form does, says so itself.
/// </summary>
internal static class SecurityHeaders
{
    private static readonly StringValues ContentSecurityPolicy = SiteStyle.ContentSecurityPolicy;
    private static readonly StringValues ContentTypeOptions = "nosniff";
    private static readonly StringValues ReferrerPolicy = "same-origin";
    private static readonly StringValues PermissionsPolicy = "camera=(), geolocation=(), microphone=()";

    /// <summary>The policy of a page that shows another of this site's in a frame.</summary>
    public static readonly StringValues PolicyWithFrames = SiteStyle.WithFrames;

    /// <summary>The policy of a page that one of this site's shows in a frame: nobody else may.</summary>
    public static readonly StringValues PolicyOfFramed = SiteStyle.Framed;

    /// <summary>The policy of a page that runs scripts of this site.</summary>
    public static readonly StringValues PolicyWithScripts = SiteStyle.WithScripts;

    /// <summary>The policy of the script that answers for a page while there is no connection.</summary>
    public static readonly StringValues PolicyOfWorker = "default-src 'none'; connect-src 'self'";

    /// <summary>What a page may ask of the phone that reads codes with its camera.</summary>
    public static readonly StringValues PermissionsWithCamera = "camera=(self), geolocation=(), microphone=()";

    public static void Set(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = ContentTypeOptions;
        headers["Referrer-Policy"] = ReferrerPolicy;
        headers["Permissions-Policy"] = PermissionsPolicy;
    }
}
