using SafeDiningCode.Web.Hosting.Logging;

namespace SafeDiningCode.Web.Hosting.Health;

/// <summary>
/// Asks one part how it is, within a second. A part that hangs is asked by one check at a time, however many probes
/// come meanwhile, until that one is given up for lost; and a change is logged once.
/// </summary>
internal sealed class PartCheck(ICheckPart part, TimeProvider clock, ILogger<PartCheck> logger)
{
    /// <summary>What a check may take; later is down.</summary>
    public static readonly TimeSpan Bound = TimeSpan.FromSeconds(1);

    /// <summary>After this nothing is hoped for of a check that does not come back: it would hide that the part does.</summary>
    public static readonly TimeSpan GivenUp = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private Task<PartState>? underWay;
    private DateTimeOffset since;
    private int wasDown;

    public string Name => part.Name;

    public bool IsVital => part.IsVital;

    /// <summary>How the part is; never throws.</summary>
    public async Task<PartState> AskAsync()
    {
        PartState state;
        Exception? reason = null;
        try
        {
            state = await Begin().WaitAsync(Bound);
        }
        catch (Exception error)
        {
            (state, reason) = (PartState.Down, error);
        }

        var isDown = state == PartState.Down ? 1 : 0;
        if (Interlocked.Exchange(ref wasDown, isDown) != isDown)
        {
            if (isDown == 1)
            {
                logger.LogWarning("The {Part} does not answer: {Error}", part.Name, reason is null ? "it is down" : LoggedError.Of(reason));
            }
            else
            {
                logger.LogInformation("The {Part} answers again", part.Name);
            }
        }

        return state;
    }

    private Task<PartState> Begin()
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            if (underWay is null or { IsCompleted: true } || now - since > GivenUp)
            {
                since = now;
                // On a thread of its own: a driver may block where it should await.
                underWay = Task.Run(async () =>
                {
                    using var time = new CancellationTokenSource(Bound);
                    return await part.CheckAsync(time.Token);
                });
            }

            return underWay;
        }
    }
}
