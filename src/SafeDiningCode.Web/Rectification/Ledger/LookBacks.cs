using SafeDiningCode.Rules.Rectification;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Rectification.Settings;

namespace SafeDiningCode.Web.Rectification.Ledger;

/// <summary>Whether a look-back visit is due before a problem is closed: what the rule needs to know, read where it is decided.</summary>
internal static class LookBacks
{
    /// <summary>Why one is due, by the rule in force.</summary>
    public static async Task<LookBackReason> ReasonAsync(DatabaseSession session, RectificationRow problem, RectificationSettings settings, CancellationToken cancellation = default)
    {
        var repeated = problem.Reopens > 0
            || ((problem.Topic != 0 || problem.Case.Source == ProblemSource.Inspection) && await session.SingleAsync<int>(
                "CountSameFaults",
                new { problem.Id, problem.EateryId, problem.Topic, From = problem.FoundOn.AddDays(-settings.RepeatedWithinDays), Before = problem.FoundOn },
                cancellation) > 0);
        return LookBackRule.Of(problem.Id, problem.KeyItem, repeated, settings.ToLookBack());
    }
}
