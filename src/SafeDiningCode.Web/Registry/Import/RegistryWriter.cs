using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Registry.Changes;
using SafeDiningCode.Web.Registry.Deviations;

namespace SafeDiningCode.Web.Registry.Import;

/// <summary>Rows of a batch by what the registry knew of them.</summary>
internal sealed record BatchOutcome(int Added, int Changed, int Unchanged)
{
    /// <summary>Of no rows.</summary>
    public static readonly BatchOutcome None = new(Added: 0, Changed: 0, Unchanged: 0);

    /// <summary>Places in the batch of rows that were left out, for they are of eateries outside the importer's scope.</summary>
    public IReadOnlyList<int> Outside { get; init; } = [];
}

/// <summary>
/// Brings the registry in line with a batch of rows, by licence number, in one transaction. What says nothing new is
/// left alone, so that importing a file twice changes nothing; a licence seen again on a later day is confirmed as of
/// that day.
/// </summary>
internal sealed class RegistryWriter(Database database, ChangeLog changes, TimeOrderedIds ids, TimeProvider clock)
{
    /// <summary>What adds rows that are new, in this order.</summary>
    private static readonly RowsStatement[] Adding =
    [
        RowsStatement.OfEach("AddRegisteredEateries"),
        RowsStatement.OfEach("AddRegisteredLicences"),
        RowsStatement.OfEach("AddRegisteredInspections"),
        RowsStatement.OfEach("AddRegisteredKitchens"),
        RowsStatement.OfEach("RecordRegisteredKitchens"),
    ];

    /// <summary>What brings rows up to date that are there, in this order.</summary>
    private static readonly RowsStatement[] Changing =
    [
        RowsStatement.OfAll("ChangeRegisteredEateries"),
        RowsStatement.OfAll("ChangeRegisteredLicences"),
        RowsStatement.OfAll("CorrectRegisteredInspections"),
        RowsStatement.OfEach("AddRegisteredInspections"),
        RowsStatement.OfAll("CloseRegisteredKitchens"),
        RowsStatement.OfAll("ChangeRegisteredKitchens"),
        RowsStatement.OfEach("AddRegisteredKitchens"),
        RowsStatement.OfEach("RecordRegisteredKitchens"),
    ];

    /// <summary>
    /// Writes the batch, or on a dry run only says what it would do. Each attempt looks anew what is
    /// left to do: another import may have written the same licences first, or a lost attempt may have been committed.
    /// </summary>
    public Task<BatchOutcome> WriteAsync(
        IReadOnlyList<RegistryRow> batch, ColumnMap columns, ImportOptions options, CancellationToken cancellation = default)
    {
        BatchOutcome? sent = null;
        return Repeats.RunAsync(
            async repeat =>
            {
                await using var session = options.DryRun ? await database.OpenAsync(Patience.Long, repeat) : await database.BeginAsync(Patience.Long, repeat);
                var plan = await PlanAsync(session, batch, columns, options.Within, repeat);
                if (sent is not null && plan.IsEmpty)
                {
                    // The commit whose answer was lost had been done.
                    return sent;
                }

                var outcome = new BatchOutcome(plan.Added.Count, plan.Changed.Count, batch.Count - plan.Added.Count - plan.Changed.Count - plan.Outside.Count)
                {
                    Outside = plan.Outside,
                };
                if (options.Samples is { } samples)
                {
                    await SampleAsync(session, plan, samples, repeat);
                }

                if (!options.DryRun)
                {
                    await WriteAsync(session, plan, repeat);
                    sent = outcome;
                    await session.CommitAsync(repeat);
                }

                return outcome;
            },
            Patience.Long,
            cancellation);
    }

    private async Task<Plan> PlanAsync(
        DatabaseSession session, IReadOnlyList<RegistryRow> batch, ColumnMap columns, Scope? within, CancellationToken cancellation)
    {
        var numbers = RegistryRow.ToJson(batch.Select(row => row.Number));
        var registered = (await session.QueryAsync<RegisteredLicenceRow>("RegisteredLicences", new { Numbers = numbers }, cancellation))
            .ToDictionary(licence => licence.Number, StringComparer.Ordinal);
        var facts = columns.IsComplete || registered.Count == 0
            ? []
            : (await session.QueryAsync<RegistryRow>("RegisteredFacts", new { Numbers = numbers }, cancellation))
                .ToDictionary(row => row.Number, StringComparer.Ordinal);

        var deviations = registered.Count == 0 ? null : await DeviationList.OfLicencesAsync(session, numbers, cancellation);
        var places = within is null || registered.Count == 0
            ? []
            : (await session.QueryAsync<LicencePlaceRow>("PlacesOfLicences", new { Numbers = numbers }, cancellation))
                .ToDictionary(place => place.Number, place => place.Division, StringComparer.Ordinal);
        var today = Day.InShanghai(clock);
        var plan = new Plan();
        for (var i = 0; i < batch.Count; i++)
        {
            var row = batch[i];
            var known = registered.GetValueOrDefault(row.Number);
            var deviating = deviations?[row.Number] ?? [];
            var whole = known is not null && facts.TryGetValue(row.Number, out var kept) ? row.Completed(kept.AsRegistered(deviating), columns) : row;
            if (within is not null && !(within.Covers(whole.Division) && (known is null || within.Covers(places.GetValueOrDefault(row.Number)))))
            {
                plan.Outside.Add(i);
                continue;
            }

            // Of what the extract says, not of what is kept: the same row again says nothing new.
            var fingerprint = whole.Fingerprint();
            if (known is null)
            {
                plan.Added.Add(new WrittenRow(ids.Next(), ids.Next(), KitchenIds.Draw(), fingerprint, whole));
            }
            else if (known.Fingerprint != fingerprint)
            {
                plan.Changed.Add(new WrittenRow(known.EateryId, ids.Next(), KitchenIds.Draw(), fingerprint, whole.Kept(deviating, plan.Ended, plan.Noted)));
            }
            else
            {
                ImportSamples.Keep(plan.FirstUnchanged, whole);
                if (Day.InShanghai(known.ConfirmedAt) < today)
                {
                    plan.Confirmed.Add(known);
                }
            }
        }

        return plan;
    }

    // The first rows of each kind, those that change beside what is registered now.
    private static async Task SampleAsync(DatabaseSession session, Plan plan, ImportSamples samples, CancellationToken cancellation)
    {
        var changed = plan.Changed.Take(ImportSamples.Most - samples.Changed.Count).Select(row => row.Row).ToList();
        if (changed.Count > 0)
        {
            var before = (await session.QueryAsync<RegistryRow>("RegisteredFacts", new { Numbers = RegistryRow.ToJson(changed.Select(row => row.Number)) }, cancellation))
                .ToDictionary(row => row.Number, StringComparer.Ordinal);
            samples.Changed.AddRange(changed.Where(row => before.ContainsKey(row.Number)).Select(row => new RowChange(before[row.Number], row)));
        }

        foreach (var row in plan.Added.Take(ImportSamples.Most))
        {
            ImportSamples.Keep(samples.Added, row.Row);
        }

        foreach (var row in plan.FirstUnchanged)
        {
            ImportSamples.Keep(samples.Unchanged, row);
        }
    }

    private async Task WriteAsync(DatabaseSession session, Plan plan, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var each = WrittenRow.Parameters(now);
        await session.ExecuteEachAsync(Adding, plan.Added, each, () => new { Batch = RegistryRow.ToJson(plan.Added), Now = now }, cancellation);
        await session.ExecuteEachAsync(Changing, plan.Changed, each, () => new { Batch = RegistryRow.ToJson(plan.Changed), Now = now }, cancellation);
        foreach (var fact in plan.Ended)
        {
            await DeviationList.EndAsync(session, fact, cancellation);
        }

        foreach (var fact in plan.Noted)
        {
            await DeviationList.NoteAsync(session, fact, cancellation);
        }

        if (plan.Confirmed.Count > 0)
        {
            var confirmed = RegistryRow.ToJson(plan.Confirmed.Select(licence => licence.Number));
            await session.ExecuteAsync("ConfirmRegisteredLicences", new { Numbers = confirmed, Now = now }, cancellation);
        }

        var eateries = plan.Added.Concat(plan.Changed).Select(row => row.Eatery).Concat(plan.Confirmed.Select(licence => licence.EateryId));
        await changes.AddAsync(session, eateries, now, cancellation);
    }

    /// <summary>What the registry holds of a licence, as far as it takes to know whether a row is new.</summary>
    internal sealed record RegisteredLicenceRow
    {
        public required string Number { get; init; }

        public required long EateryId { get; init; }

        public required long Fingerprint { get; init; }

        public required DateTime ConfirmedAt { get; init; }
    }

    /// <summary>Where the eatery of a licence lies now.</summary>
    internal sealed record LicencePlaceRow
    {
        public required string Number { get; init; }

        public required string Division { get; init; }
    }

    private sealed class Plan
    {
        public List<WrittenRow> Added { get; } = [];

        public List<WrittenRow> Changed { get; } = [];

        public List<RegisteredLicenceRow> Confirmed { get; } = [];

        public List<DeviatingFact> Ended { get; } = [];

        public List<DeviatingFact> Noted { get; } = [];

        public List<int> Outside { get; } = [];

        public List<RegistryRow> FirstUnchanged { get; } = [];

        public bool IsEmpty => Added.Count + Changed.Count + Confirmed.Count == 0;
    }
}
