using SafeDiningCode.Rules.Rectification;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Rectification.Orders;
using SafeDiningCode.Web.Rectification.Settings;
using SafeDiningCode.Web.Rectification.Verification;

namespace SafeDiningCode.Web.Rectification.Ledger;

/// <summary>A problem with all that an official decides it by.</summary>
/// <param name="History">The problem and all that happened to it.</param>
/// <param name="Orders">Its dispatch orders, the first one first.</param>
/// <param name="Questions">What diners were asked, and answered.</param>
/// <param name="LookBack">Why a look-back visit is due before it is closed.</param>
internal sealed record RegulatorRecord(
    RectificationHistory History, IReadOnlyList<DispatchOrderRow> Orders, IReadOnlyList<MendedQuestionRow> Questions, LookBackReason LookBack);

/// <summary>Reads problems as officials see them.</summary>
internal sealed class RegulatorRecords(Database database, RectificationLedger ledger, DispatchOrders orders, RectificationSettingsBook settings)
{
    /// <summary>A problem of an eatery; null where there is none.</summary>
    public async Task<RegulatorRecord?> FindAsync(long eatery, long id, CancellationToken cancellation = default)
    {
        if (await ledger.FindAsync(eatery, id, cancellation) is not { } history)
        {
            return null;
        }

        var used = await settings.CurrentAsync(cancellation);
        var given = await orders.OfProblemAsync(eatery, id, cancellation);
        await using var session = await database.OpenAsync(cancellation);
        return new RegulatorRecord(
            history,
            given,
            await session.QueryAsync<MendedQuestionRow>("MendedQuestionsOfProblem", new { Id = id }, cancellation),
            await LookBacks.ReasonAsync(session, history.Problem, used.Settings, cancellation));
    }
}
