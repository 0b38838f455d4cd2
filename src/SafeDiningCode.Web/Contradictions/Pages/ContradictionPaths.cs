using System.Globalization;
using SafeDiningCode.Web.Contradictions.Records;

namespace SafeDiningCode.Web.Contradictions.Pages;

/// <summary>The addresses of the queue of contradictions.</summary>
internal static class ContradictionPaths
{
    public const string Home = "/regulator/contradictions";

    /// <summary>Where one is set down as looked into.</summary>
    public static string Handle(long id) => string.Create(CultureInfo.InvariantCulture, $"{Home}/{id}/handle");

    /// <summary>A part of the queue.</summary>
    public static string Of(ContradictionQuery query) => $"{Home}?{Query(query)}";

    /// <summary>What is looked for, in an address.</summary>
    public static string Query(ContradictionQuery query) => string.Create(
        CultureInfo.InvariantCulture,
        $"state={(query.Handled ? "handled" : "open")}{(query.Kind.Length > 0 ? "&kind=" + query.Kind : "")}{(query.Page > 1 ? $"&page={query.Page}" : "")}");
}
