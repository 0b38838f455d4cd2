namespace SafeDiningCode.Web.SavedFilters;

/// <summary>The addresses of saved filters.</summary>
internal static class SavedFilterPaths
{
    /// <summary>All of one's own, and the form for another.</summary>
    public const string Home = "/regulator/saved";

    /// <summary>The form that saves a page.</summary>
    public static string Save(string target) => $"{Home}?target={Uri.EscapeDataString(target)}";

    /// <summary>Where one is removed.</summary>
    public static string Remove(long id) => FormattableString.Invariant($"{Home}/{id}/remove");
}
