namespace SafeDiningCode.LoadTests.Arrivals;

/// <summary>
/// Random numbers of a seed (SplitMix64), in sixteen bytes: each arrival has some of its own, so that what it does
/// depends on its number and not on which thread came first.
/// </summary>
internal struct Dice(ulong seed)
{
    private const ulong Step = 0x9E3779B97F4A7C15;
    private ulong state = seed;

    /// <summary>Those of one arrival among others.</summary>
    public static Dice Of(ulong seed, long number) => new(Mixed(seed + ((ulong)number * Step)));

    public ulong NextBits() => Mixed(state += Step);

    /// <summary>0 up to, without, 1.</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>0 up to, without, <paramref name="end"/>.</summary>
    public int Next(int end) => (int)Math.BigMul(NextBits(), (ulong)end, out _);

    private static ulong Mixed(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
