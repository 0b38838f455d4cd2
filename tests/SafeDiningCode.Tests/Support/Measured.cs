namespace SafeDiningCode.Tests.Support;

/// <summary>
/// How long a thing takes on a machine that may be busy with something else: that can only make it longer. What keeps
/// within its limit once in three tries is fast enough; what never does is not.
/// </summary>
internal static class Measured
{
    private const int Tries = 3;

    /// <summary>Measures, again where it took too long, and fails where it always did.</summary>
    /// <param name="limit">What it may take.</param>
    /// <param name="measureAsync">Does it and answers what it took; gets the number of the try, from 0.</param>
    public static async Task AssertAtMostAsync(TimeSpan limit, Func<int, Task<TimeSpan>> measureAsync)
    {
        var taken = new List<TimeSpan>();
        while (taken.Count < Tries && (taken.Count == 0 || taken[^1] > limit))
        {
            taken.Add(await measureAsync(taken.Count));
        }

        Assert.True(taken[^1] <= limit, $"At most {limit} was asked; it took {string.Join(", ", taken)}.");
    }

    /// <summary>Tries what a busy machine may spoil, again where it came out wrong, and fails where it always did.</summary>
    /// <param name="tryAsync">Does it and answers what came out wrong, or null; gets the number of the try, from 0.</param>
    public static async Task AssertOnceAsync(Func<int, Task<string?>> tryAsync)
    {
        var wrong = new List<string>();
        while (wrong.Count < Tries)
        {
            if (await tryAsync(wrong.Count) is not { } what)
            {
                return;
            }

            wrong.Add(what);
        }

        Assert.Fail($"It came out wrong each time: {string.Join("; ", wrong)}.");
    }
}
