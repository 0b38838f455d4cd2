using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Rating.Devices;
using SafeDiningCode.Web.Rating.Receipts;
using SafeDiningCode.Web.Rectification.Settings;

namespace SafeDiningCode.Web.Rectification.Verification;

/// <summary>
/// Diners verify (食客核实): each device answers once about a fault that was taken as mended after which it rated; so many
/// noes open the problem again on the next morning. Nothing ties an answer to a rating, and the tag of a device is another for each question.
/// </summary>
internal sealed class MendedBook(Database database, RatingKeys keys, RectificationSettingsBook settings, TimeProvider clock) : IAskOnReceipts
{
    /// <summary>Tags of a device that has answered, by the month in which its question began: dies with the last of them.</summary>
    public const string DeviceKey = "device-mended";

    /// <summary>The service, as the ledger and the audit call it.</summary>
    public static Actor Service { get; } = Actor.Console with { Name = "service" };

    /// <inheritdoc/>
    public async Task<ReceiptQuestion?> FindAsync(ReceiptRow receipt, string device, CancellationToken cancellation = default)
    {
        if (!receipt.Counted)
        {
            return null;
        }

        await using var session = await database.OpenAsync(cancellation);
        var open = await session.QueryAsync<MendedQuestionRow>(
            "MendedQuestionsOfEatery", new { receipt.EateryId, receipt.RatedAt, Now = clock.GetUtcNow().UtcDateTime }, cancellation);
        foreach (var question in open)
        {
            if (!await HasAnsweredAsync(session, question, await TagAsync(question, device, cancellation), cancellation))
            {
                return new ReceiptQuestion(question.RectificationId, question.Number, question.TopicReason);
            }
        }

        return null;
    }

    /// <summary>Takes an answer; false where the question is not for this diner, or over. The same device once more is answered the same and counts once.</summary>
    public async Task<bool> AnswerAsync(ReceiptRow receipt, ReceiptQuestion asked, string device, bool mended, CancellationToken cancellation = default)
    {
        // All before the transaction: both may write.
        var used = await settings.CurrentAsync(cancellation);
        MendedQuestionRow? question;
        await using (var session = await database.OpenAsync(cancellation))
        {
            question = await FindAsync(session, asked, cancellation);
        }

        if (question is null || question.EateryId != receipt.EateryId || !receipt.Counted)
        {
            return false;
        }

        var tag = await TagAsync(question, device, cancellation);
        return await Repeats.RunAsync(repeat => AnswerOnceAsync(receipt, asked, tag, mended, used, repeat), cancellation);
    }

    private async Task<bool> AnswerOnceAsync(ReceiptRow receipt, ReceiptQuestion asked, long tag, bool mended, UsedSettings used, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var session = await database.BeginAsync(cancellation);
        if (await FindAsync(session, asked, cancellation) is not { } question || !question.IsFor(receipt.RatedAt, now))
        {
            return false;
        }

        if (await HasAnsweredAsync(session, question, tag, cancellation))
        {
            return true;
        }

        var key = new { Id = asked.Problem, asked.Number };
        await session.ExecuteAsync("AddMendedAnswer", new { key.Id, key.Number, DeviceTag = tag }, cancellation);
        if (await session.ExecuteAsync("CountMendedVote", new { key.Id, key.Number, Mended = mended ? 1 : 0, Unmended = mended ? 0 : 1 }, cancellation) == 0)
        {
            return false;
        }

        // It opens again on the next morning, with a round: at this minute the owner would guess whose no it was.
        await session.ExecuteAsync(
            "DenyMendedQuestion", new { key.Id, key.Number, Today = Day.InShanghai(now), Noes = used.Settings.ToVerify().Noes }, cancellation);
        await session.CommitAsync(cancellation);
        return true;
    }

    private static Task<MendedQuestionRow?> FindAsync(DatabaseSession session, ReceiptQuestion asked, CancellationToken cancellation) =>
        session.SingleOrDefaultAsync<MendedQuestionRow>("FindMendedQuestion", new { Id = asked.Problem, asked.Number }, cancellation);

    private static async Task<bool> HasAnsweredAsync(DatabaseSession session, MendedQuestionRow question, long tag, CancellationToken cancellation) =>
        await session.SingleAsync<int>("CountMendedAnswer", new { Id = question.RectificationId, question.Number, DeviceTag = tag }, cancellation) > 0;

    // The month of the question, not of the answer: so a device has one tag for as long as the question stands.
    private async ValueTask<long> TagAsync(MendedQuestionRow question, string device, CancellationToken cancellation) => KeyedHash.Of(
        await keys.GetAsync(DeviceKey, Day.MonthNumber(Day.InShanghai(question.OpenedAt)), cancellation), [question.RectificationId, question.Number], device);
}
