using System.Globalization;
using SafeDiningCode.Rules.Kitchens;

namespace SafeDiningCode.Web.Kitchens.Pages;

/// <summary>The paths of the kitchens' pages.</summary>
internal static class KitchenPaths
{
    public const string Kitchens = "/regulator/kitchens";

    /// <summary>The owner's page of a kitchen.</summary>
    public static string OfOwner(long eatery) => string.Create(CultureInfo.InvariantCulture, $"/owner/eateries/{eatery}/kitchen");

    /// <summary>The regulator's page of a kitchen.</summary>
    public static string OfRegulator(long eatery) => string.Create(CultureInfo.InvariantCulture, $"/regulator/eateries/{eatery}/kitchen");

    /// <summary>The query of the regulator's list, without <c>?</c>; empty for the whole of it.</summary>
    public static string Filter(KitchenState? state, KitchenKind? kind, int page = 1)
    {
        string?[] parts =
        [
            state is { } wanted ? $"state={KitchenStates.ToCode(wanted)}" : null,
            kind is { } chosen ? $"kind={KitchenKinds.ToCode(chosen)}" : null,
            page > 1 ? string.Create(CultureInfo.InvariantCulture, $"page={page}") : null,
        ];
        return string.Join('&', parts.Where(part => part is not null));
    }
}
