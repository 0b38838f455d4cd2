using Microsoft.Extensions.Primitives;
using SafeDiningCode.Web.Hosting.Layout;

namespace SafeDiningCode.Web.Desk.Pages;

/// <summary>The few scripts of the desk, inside its pages and allowed by their hashes: they only ask this site, for what the page without them shows too.</summary>
internal static class DeskScript
{
    /// <summary>Searches as one types.</summary>
    public static readonly string Search = Read("desk-search.js");

    /// <summary>Shows how far an import is.</summary>
    public static readonly string Progress = Read("desk-progress.js");

    private static readonly StringValues SearchPolicy = SiteStyle.WithScript(Search);
    private static readonly StringValues ProgressPolicy = SiteStyle.WithScript(Progress);

    /// <summary>The element that holds a script.</summary>
    public static string Tag(string script) => $"<script>{script}</script>";

    /// <summary>Lets the answer's page run this script and no other.</summary>
    public static void Allow(HttpResponse response, string script) =>
        response.Headers.ContentSecurityPolicy = ReferenceEquals(script, Search) ? SearchPolicy : ProgressPolicy;

    private static string Read(string name)
    {
        using var stream = typeof(DeskScript).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n").Trim();
    }
}
