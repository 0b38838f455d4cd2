using SafeDiningCode.Rules.Kitchens;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Kitchens.History;
using SafeDiningCode.Web.Kitchens.Records;

namespace SafeDiningCode.Web.Kitchens.Pages;

/// <summary>An eatery's kitchen as the signed-in sides show it.</summary>
/// <param name="Eatery">Whose it is.</param>
/// <param name="Kitchen">What is on record; null where none was ever declared.</param>
/// <param name="State">How it stands now.</param>
/// <param name="Past">How it stood; null where none was ever declared.</param>
public sealed record KitchenSheet(EateryInScope Eatery, KitchenRow? Kitchen, KitchenState State, KitchenPast? Past)
{
    /// <summary>Whether the viewing page may be linked: hosts are taken off the list as well as put on it.</summary>
    public bool IsViewingApproved { get; init; }

    /// <summary>The kind declared; null if none is.</summary>
    public KitchenKind? Kind => Kitchen?.DeclaredKind;

    /// <summary>Whether its state comes from a platform.</summary>
    public bool IsWatched => KitchenRecord.IsWatched(Kind);
}

/// <summary>The owner's form, as it was typed.</summary>
/// <param name="Kind">The kind chosen; null if none is.</param>
/// <param name="Viewing">The viewing page as typed.</param>
/// <param name="KindFault">What is wrong with the kind, in the reader's language; null if nothing is.</param>
/// <param name="ViewingFault">What is wrong with the viewing page; null if nothing is.</param>
/// <param name="Hosts">Hosts on which viewing pages may lie.</param>
public sealed record KitchenForm(KitchenKind? Kind, string Viewing, string? KindFault, string? ViewingFault, IReadOnlyCollection<string> Hosts);
