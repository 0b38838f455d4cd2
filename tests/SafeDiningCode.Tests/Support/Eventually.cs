using System.Diagnostics;

namespace SafeDiningCode.Tests.Support;

/// <summary>
/// Waits for what must come. How long that takes says nothing here, for the machine may be busy with something else: the
/// limit only ends a test that waits in vain. What must come within a time is held by <c>Measured</c>.
/// </summary>
internal static class Eventually
{
    /// <summary>Longer than anything takes that does come.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    /// <summary>Waits until a condition holds.</summary>
    /// <param name="condition">Looked at again and again.</param>
    /// <param name="otherwise">What is wrong where it never does.</param>
    public static Task HoldsAsync(Func<bool> condition, string otherwise) => HoldsAsync(() => Task.FromResult(condition()), otherwise);

    /// <inheritdoc cref="HoldsAsync(Func{bool}, string)"/>
    public static async Task HoldsAsync(Func<Task<bool>> condition, string otherwise)
    {
        var waited = Stopwatch.StartNew();
        while (!await condition())
        {
            Assert.True(waited.Elapsed < Limit, otherwise);
            await Task.Delay(Pause, TestContext.Current.CancellationToken);
        }
    }
}
