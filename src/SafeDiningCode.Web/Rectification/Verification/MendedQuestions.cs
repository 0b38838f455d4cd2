using SafeDiningCode.Rules.Rectification;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Rectification.Ledger;

namespace SafeDiningCode.Web.Rectification.Verification;

/// <summary>When diners begin and cease to be asked about a problem: with the moves of the ledger, in their transaction.</summary>
internal static class MendedQuestions
{
    /// <summary>Begins the question where a problem was just taken as mended; ends it where it is open again.</summary>
    public static async Task FollowAsync(
        DatabaseSession session, RectificationCase before, RectificationCase after, RectificationRow problem, VerifySettings settings, DateTime now, CancellationToken cancellation)
    {
        if (!before.IsMended && after.IsMended && DinersVerify.CanBeAsked(after.Source, problem.TopicReason))
        {
            await session.ExecuteAsync(
                "AddMendedQuestion",
                new { problem.Id, Number = problem.Events, problem.EateryId, problem.Topic, Now = now, Until = now.AddDays(settings.WindowDays) },
                cancellation);
        }
        else if (before.IsMended && !after.IsMended)
        {
            await EndAsync(session, problem.Id, now, cancellation);
        }
    }

    /// <summary>Ends the question about a problem, and forgets who has answered. False where none was open: somebody else has ended it.</summary>
    public static async Task<bool> EndAsync(DatabaseSession session, long problem, DateTime now, CancellationToken cancellation)
    {
        var ended = await session.ExecuteAsync("EndMendedQuestion", new { Id = problem, Now = now }, cancellation);
        await session.ExecuteAsync("ForgetMendedAnswers", new { Id = problem }, cancellation);
        return ended > 0;
    }
}
