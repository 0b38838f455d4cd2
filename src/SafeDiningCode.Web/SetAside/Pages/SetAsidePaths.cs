using SafeDiningCode.Web.SetAside.Cases;

namespace SafeDiningCode.Web.SetAside.Pages;

/// <summary>The addresses of what is set aside.</summary>
internal static class SetAsidePaths
{
    public const string Home = "/regulator/set-aside";

    /// <summary>A list.</summary>
    public static string Of(SetAsideFilter filter, int page = 1) => FormattableString.Invariant($"{Home}?{Query(filter, page)}");

    /// <summary>A case.</summary>
    public static string Case(long id) => FormattableString.Invariant($"{Home}/{id}");

    /// <summary>Where its release is sent.</summary>
    public static string Release(long id) => Case(id) + "/release";

    /// <summary>A list's query.</summary>
    public static string Query(SetAsideFilter filter, int page) => FormattableString.Invariant($"state={CodeOf(filter)}{(page > 1 ? $"&page={page}" : "")}");

    /// <summary>The filter of a code; those that are held unless it names another.</summary>
    public static SetAsideFilter FilterOf(string? code) => code switch { "released" => SetAsideFilter.Released, "all" => SetAsideFilter.All, _ => SetAsideFilter.Held };

    private static string CodeOf(SetAsideFilter filter) => filter switch { SetAsideFilter.Released => "released", SetAsideFilter.All => "all", _ => "held" };
}
