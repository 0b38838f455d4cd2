using System.Runtime.InteropServices;

namespace SafeDiningCode.LoadTests.Arrivals;

/// <summary>How arrivals follow each other.</summary>
internal enum Spacing
{
    /// <summary>
    /// Independently of each other, as diners do: a Poisson process. They come in clusters by chance, and that is where
    /// queues form; evenly spaced ones would hide them.
    /// </summary>
    Poisson,

    /// <summary>Evenly, as things do that one office does one after the other.</summary>
    Even,
}

/// <summary>When something is to begin.</summary>
/// <param name="At">After the run's begin.</param>
/// <param name="Phase">The phase it falls into, by its place.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Arrival(TimeSpan At, int Phase);

/// <summary>When each arrival is to begin: fixed by plan and seed before the run, whatever the answers do.</summary>
/// <param name="plan">The rate over time.</param>
/// <param name="share">This schedule's part of the rate.</param>
/// <param name="spacing">How they follow each other.</param>
/// <param name="seed">The same seed, the same times.</param>
internal sealed class ArrivalSchedule(PhasePlan plan, double share, Spacing spacing, ulong seed)
{
    private Dice dice = new(seed);
    private int phase;
    private TimeSpan phaseBegin;
    private double expected = spacing == Spacing.Even ? -0.5 : 0;

    /// <summary>The next one; false where the plan is at its end.</summary>
    public bool TryNext(out Arrival next)
    {
        // Steps of one, or exponential ones of mean one, in expected arrivals; the plan turns them into times.
        expected += spacing == Spacing.Even ? 1 : -Math.Log(1 - dice.NextDouble());
        while (phase < plan.Phases.Count)
        {
            var current = plan.Phases[phase];
            if (expected < current.Arrivals * share)
            {
                next = new Arrival(phaseBegin + current.TimeOf(expected / share), phase);
                return true;
            }

            expected -= current.Arrivals * share;
            phaseBegin += current.Length;
            phase++;
        }

        next = default;
        return false;
    }
}
