using SafeDiningCode.Rules.Rectification;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Rectification.Settings;

namespace SafeDiningCode.Web.Rectification.Ledger;

/// <summary>Puts problems on record by hand and gives their orders in the same transaction: of a campaign's two hundred, none is left out.</summary>
internal sealed class HandProblems(Database database, RectificationLedger ledger, RectificationMover mover, RectificationSettingsBook settings)
{
    /// <summary>Eateries at once.</summary>
    public const int Most = 200;

    /// <summary>Puts a problem on record for each eatery, and answers their keys in the same order.</summary>
    /// <param name="actor">Who does.</param>
    /// <param name="eateries">For which, within the actor's scope.</param>
    /// <param name="problem">What is wrong.</param>
    /// <param name="form">Names the form: sent again it has done so already.</param>
    /// <exception cref="InvalidOperationException">The rules refuse the order: its day was not checked.</exception>
    public async Task<IReadOnlyList<long>> OpenAsync(
        Actor actor, IReadOnlyList<EateryInScope> eateries, HandProblem problem, string form, CancellationToken cancellation = default)
    {
        var used = await settings.CurrentAsync(cancellation);
        return await Repeats.RunAsync(repeat => OpenOnceAsync(actor, eateries, problem, form, used, repeat), cancellation);
    }

    private async Task<IReadOnlyList<long>> OpenOnceAsync(
        Actor actor, IReadOnlyList<EateryInScope> eateries, HandProblem problem, string form, UsedSettings used, CancellationToken cancellation)
    {
        var opened = new List<long>();
        await using var session = await database.BeginAsync(cancellation);
        foreach (var eatery in eateries)
        {
            var id = await ledger.OpenAsync(
                session,
                new NewProblem
                {
                    EateryId = eatery.Id, Source = problem.Source, SourceKey = $"hand:{form}", Wording = problem.Wording, FoundOn = problem.FoundOn, Topic = problem.Topic,
                    Campaign = problem.Campaign,
                },
                actor,
                eatery.Division,
                cancellation);
            opened.Add(id);
            if (problem.DispatchedUntil is { } due)
            {
                await DispatchAsync(session, actor, eatery, id, new DraftStep(RectificationMove.Dispatch) { DueOn = due, Note = problem.Demand }, form, used, cancellation);
            }
        }

        await session.CommitAsync(cancellation);
        return opened;
    }

    private async Task DispatchAsync(
        DatabaseSession session, Actor actor, EateryInScope eatery, long id, DraftStep order, string form, UsedSettings used, CancellationToken cancellation)
    {
        if (await session.SingleAsync<int>("CountRectificationForm", new { Id = id, Form = form }, cancellation) > 0)
        {
            return;
        }

        var row = await session.SingleAsync<RectificationRow>("FindRectification", new { Id = id, EateryId = eatery.Id }, cancellation);
        var result = await mover.MoveAsync(session, row, [order], form, actor, eatery.Division, used, cancellation);
        if (result.Outcome != MoveOutcome.Moved)
        {
            throw new InvalidOperationException($"The order for problem {id} was not given: {result.Outcome}, {result.Refusal}.");
        }
    }
}
