using SafeDiningCode.Web.Hosting.Layout;

namespace SafeDiningCode.Web.Accounts.Pages;

/// <summary>An entry of the signed-in side's navigation. A slice adds its own in its AddX: <c>services.AddNavigation(...)</c>.</summary>
/// <param name="Order">Entries stand in this order; the first of a role is where signing in leads.</param>
/// <param name="Link">Where it leads and what it is called.</param>
/// <param name="Roles">Who sees it.</param>
internal sealed record NavigationEntry(int Order, ViewerLink Link, params Role[] Roles);

/// <summary>The navigation of the signed-in side, by role.</summary>
internal sealed class Navigation(IEnumerable<NavigationEntry> entries)
{
    private readonly Dictionary<Role, IReadOnlyList<ViewerLink>> links = Enum.GetValues<Role>().ToDictionary(
        role => role,
        IReadOnlyList<ViewerLink> (role) => [.. entries.Where(entry => entry.Roles.Contains(role)).OrderBy(entry => entry.Order).Select(entry => entry.Link)]);

    /// <summary>What somebody sees; nothing where nobody is signed in.</summary>
    public IReadOnlyList<ViewerLink> LinksOf(Actor? actor) => actor is null ? [] : links[actor.Role];

    /// <summary>Where signing in leads unless one wanted to go elsewhere.</summary>
    public string HomeOf(Role role) => links[role][0].Path;
}

/// <summary>How slices add to the navigation.</summary>
internal static class NavigationServices
{
    public static IServiceCollection AddNavigation(this IServiceCollection services, int order, string path, string chinese, string english, params Role[] roles) =>
        services.AddSingleton(new NavigationEntry(order, new ViewerLink(path, chinese, english), roles));
}
