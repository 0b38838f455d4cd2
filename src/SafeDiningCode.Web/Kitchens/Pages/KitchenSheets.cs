using SafeDiningCode.Rules.Kitchens;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Kitchens.Declarations;
using SafeDiningCode.Web.Kitchens.History;

namespace SafeDiningCode.Web.Kitchens.Pages;

/// <summary>Reads all that a page of a kitchen shows.</summary>
internal sealed class KitchenSheets(KitchenDeclarations declarations, KitchenHistory history, TimeProvider clock)
{
    public async Task<KitchenSheet> ReadAsync(EateryInScope eatery, CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        // What was written down last may be some seconds behind what is.
        return await declarations.FindAsync(eatery.Id, cancellation) is { } row
            ? new KitchenSheet(eatery, row, row.ToRecord().After(now, []).State, await history.ReadAsync(eatery.Id, cancellation))
            : new KitchenSheet(eatery, Kitchen: null, KitchenState.NotDeclared, Past: null);
    }
}
