using System.Buffers;
using Microsoft.AspNetCore.WebUtilities;

namespace SafeDiningCode.Web.SavedFilters;

/// <summary>
/// What a saved filter opens: a page of the officials' side with its query. The page of a long list, the language and the
/// size of type are not part of it: they are of the moment.
/// </summary>
internal static class FilterTarget
{
    /// <summary>Characters of a target, at most.</summary>
    public const int Longest = 400;

    private const string Group = "/regulator/";
    private static readonly SearchValues<char> OfPath = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-/");
    private static readonly string[] OfTheMoment = ["lang", "size", "page", "saved"];

    /// <summary>
    /// The target that an address comes to; null where it is none of this side's. It is put together anew out of its
    /// decoded parts, so that nothing but an address within this site can come of it.
    /// </summary>
    public static string? Of(string? address)
    {
        var mark = address?.IndexOf('?', StringComparison.Ordinal) ?? -1;
        if (address is null || address.Contains('#', StringComparison.Ordinal))
        {
            return null;
        }

        var path = mark < 0 ? address : address[..mark];
        if (!path.StartsWith(Group, StringComparison.Ordinal) || path == SavedFilterPaths.Home
            || path.AsSpan(Group.Length).ContainsAnyExcept(OfPath) || path.Contains("//", StringComparison.Ordinal))
        {
            return null;
        }

        var query = QueryHelpers.ParseQuery(mark < 0 ? "" : address[mark..])
            .Where(field => !OfTheMoment.Contains(field.Key, StringComparer.OrdinalIgnoreCase))
            .SelectMany(field => field.Value, (field, value) => KeyValuePair.Create(field.Key, value))
            .Where(field => !string.IsNullOrEmpty(field.Value));
        var target = QueryHelpers.AddQueryString(path, query);
        return target.Length <= Longest ? target : null;
    }
}
