using Microsoft.Extensions.Options;
using SafeDiningCode.Rules.Kitchens;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Kitchens.Declarations;
using SafeDiningCode.Web.Kitchens.History;

namespace SafeDiningCode.Web.Kitchens.Pages;

/// <summary>Reads all that a page of a kitchen shows.</summary>
internal sealed class KitchenSheets(KitchenDeclarations declarations, KitchenHistory history, IOptions<KitchenOptions> options, TimeProvider clock)
{
    private readonly string[] viewingHosts = [.. options.Value.ViewingHosts];

    public async Task<KitchenSheet> ReadAsync(EateryInScope eatery, CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        // What was written down last may be some seconds behind what is.
        return await declarations.FindAsync(eatery.Id, cancellation) is { } row
            ? new KitchenSheet(eatery, row, row.ToRecord().After(now, []).State, await history.ReadAsync(eatery.Id, cancellation))
            {
                IsViewingApproved = row.Viewing is { } viewing && ViewingPage.IsApproved(viewing, viewingHosts),
            }
            : new KitchenSheet(eatery, Kitchen: null, KitchenState.NotDeclared, Past: null);
    }
}
