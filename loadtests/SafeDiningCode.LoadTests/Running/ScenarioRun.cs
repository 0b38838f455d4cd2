using SafeDiningCode.LoadTests.Arrivals;
using SafeDiningCode.LoadTests.City;
using SafeDiningCode.LoadTests.Compare;
using SafeDiningCode.LoadTests.Scenarios;
using SafeDiningCode.LoadTests.Servers;
using SafeDiningCode.LoadTests.Watching;
using SafeDiningCode.LoadTests.Wire;

namespace SafeDiningCode.LoadTests.Running;

/// <summary>One run from the making of its city to what the database says afterwards.</summary>
internal sealed class ScenarioRun(RunOptions options, string folder, Action<string> progress)
{
    private const int PagesWarmed = 2000;
    private const int WarmersAtOnce = 8;

    public async Task<RunResult> RunAsync(CancellationToken cancellation)
    {
        var machine = MachineInfo.Read(folder);
        var smallCache = options.Action == ScanCold.Action.Name;
        await using var target = await Target.OpenAsync(options, folder, smallCache, progress, cancellation);
        var plan = PhasePlan.Of(options.Rate, options.Length, options.Burst);
        var mix = await MixAsync(target, plan, cancellation);
        if (!smallCache)
        {
            progress("asking for pages once, so that they are in memory");
            await WarmAsync(target, cancellation);
        }

        await using var bare = options.BareRounds > 0 ? await BareRounds.StartAsync(target, folder, progress, cancellation) : null;
        var tally = new RatingTally();
        var before = target.City is null ? 0 : await target.City.CountRatingsAsync(cancellation);
        Played? played = null;
        for (var round = 1; round <= Math.Max(1, options.BareRounds); round++)
        {
            // The same arrivals at both, others in the next round.
            var seed = (ulong)(options.Seed + round - 1);
            if (bare is not null)
            {
                progress(FormattableString.Invariant($"round {round} of {options.BareRounds}, bare Kestrel, then ours"));
                var atBare = await PlayAsync(bare.Address, target.Town, seed, new RatingTally(), mix, plan, watched: null, cancellation);
                played = await PlayAsync(target.Address, target.Town, seed, tally, mix, plan, target, cancellation);
                bare.Add(played.Recorder, atBare.Recorder);
            }
            else
            {
                played = await PlayAsync(target.Address, target.Town, seed, tally, mix, plan, target, cancellation);
            }
        }

        return new RunResult
        {
            Options = options,
            Mix = mix,
            Recorder = played!.Recorder,
            Samples = played.Samples,
            Began = played.Began,
            Against = target.Says,
            Machine = machine.ToString(),
            Connections = played.Connections,
            Ratings = await RatingsAsync(target, tally, before, cancellation),
            Bare = bare?.Compare(),
            Rounds = bare?.Recorders ?? [],
        };
    }

    private async Task<Played> PlayAsync(
        Uri address, Town town, ulong seed, RatingTally tally, IReadOnlyList<MixPart> mix, PhasePlan plan, Target? watched, CancellationToken cancellation)
    {
        await using var http = new WirePool(address, options.Connections, options.Patience);
        var recorder = new Recorder(plan, mix.Select(part => part.Action));
        var model = new OpenModel(new Playground(http, town, seed, tally), mix, recorder);
        var watch = new ServerWatch(watched?.Process, watched?.Runtime, () => model.UnderWay);
        // What was left by the preparation must not be collected in the middle.
        GC.Collect();
        var began = TimeProvider.System.GetLocalNow();
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var beside = Task.WhenAll(watch.RunAsync(recorder.CellLength, over.Token), LiveProgress.ShowAsync(model, recorder, over.Token));
        try
        {
            await model.PlayAsync(cancellation);
        }
        finally
        {
            await over.CancelAsync();
            await beside;
        }

        return new Played(recorder, watch.Samples, began, http.Open);
    }

    private async Task<IReadOnlyList<MixPart>> MixAsync(Target target, PhasePlan plan, CancellationToken cancellation)
    {
        if (options.Action == NoonPeak.Name)
        {
            return NoonPeak.Mix;
        }

        if (options.Action == ImportExtract.Name)
        {
            progress(FormattableString.Invariant($"writing {options.Imports} extracts of {options.Rows:#,0} rows"));
            var extracts = await Extracts.WriteAsync(target.City!, options, folder, cancellation);
            var import = new ImportExtract(target.City!.DatabaseFile, extracts, options.Rows);
            // Evenly over the run; diners scan meanwhile and must not feel it.
            return [new(import.Action, options.Imports / plan.Phases.Sum(phase => phase.Arrivals), Spacing.Even), new(ScanWarm.Action, 1)];
        }

        var action = new[] { ScanWarm.Action, ScanCold.Action, Rate.Action, DistrictPage.Action }.First(one => one.Name == options.Action);
        return [new(action, 1)];
    }

    private async Task WarmAsync(Target target, CancellationToken cancellation)
    {
        await using var http = new WirePool(target.Address, WarmersAtOnce, options.Patience);
        var ground = new Playground(http, target.Town, (ulong)options.Seed, new RatingTally());
        try
        {
            await Parallel.ForEachAsync(
                target.Town.Shops.Take(PagesWarmed).Index(),
                new ParallelOptions { MaxDegreeOfParallelism = WarmersAtOnce, CancellationToken = cancellation },
                async (shop, stop) =>
                {
                    if (await ScanWarm.OpenAsync(new ScenarioContext(ground, shop.Index), shop.Item, stop) is { Failure: not Failure.None } wrong)
                    {
                        throw new ComparisonException($"Before the load: {wrong.Kind}, {wrong.Detail}.");
                    }
                });
        }
        catch (WireException error)
        {
            throw new ComparisonException($"Before the load: {error.Message}.");
        }
    }

    private async Task<RatingsFound?> RatingsAsync(Target target, RatingTally tally, long before, CancellationToken cancellation)
    {
        if (target.City is not { } city || tally.Acknowledged + tally.Unknown == 0)
        {
            return null;
        }

        progress("holding the database against what was acknowledged");
        var stored = await city.CountRatingsAsync(cancellation) - before;
        try
        {
            await ServiceProcess.CommandAsync(city.DatabaseFile, ["recount", "--check"], cancellation);
            return new RatingsFound(tally.Acknowledged, tally.Unknown, stored, Recount: null);
        }
        catch (ComparisonException error)
        {
            return new RatingsFound(tally.Acknowledged, tally.Unknown, stored, error.Message);
        }
    }

    private sealed record Played(Recorder Recorder, IReadOnlyList<ServerSample> Samples, DateTimeOffset Began, int Connections);
}
