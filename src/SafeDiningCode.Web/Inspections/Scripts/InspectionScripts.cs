using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Hosting;

namespace SafeDiningCode.Web.Inspections.Scripts;

/// <summary>The scripts of the inspectors' pages: they make the pages better, and none needs them.</summary>
internal static class InspectionScripts
{
    private const string Prefix = "inspection-scripts/";
    private const string JavaScript = "text/javascript; charset=utf-8";

    private static readonly Dictionary<string, string> Texts = typeof(InspectionScripts).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .ToDictionary(name => name[Prefix.Length..], name => SqlCatalogue.Read(typeof(InspectionScripts).Assembly, name), StringComparer.Ordinal);

    /// <summary>A script of a page.</summary>
    public static IResult Page(string name) => Results.Text(Texts[name], JavaScript);

    /// <summary>A script that runs beside the pages and asks for them: what it may ask is its own policy's to say.</summary>
    public static IResult Worker(string name) => new WithPolicy(Results.Text(Texts[name], JavaScript));

    private sealed class WithPolicy(IResult script) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.ContentSecurityPolicy = SecurityHeaders.PolicyOfWorker;
            return script.ExecuteAsync(httpContext);
        }
    }
}
