namespace SafeDiningCode.Web.Scanning.Profiles;

/// <summary>One reading of a code, which everybody who asks meanwhile waits for.</summary>
internal sealed class Flight
{
    private readonly TaskCompletionSource<Snapshot> landing = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<Snapshot> Landed => landing.Task;

    public void Land(Snapshot snapshot) => landing.SetResult(snapshot);

    public void Fail(Exception error)
    {
        landing.SetException(error);
        // Everybody may have gone by now.
        _ = landing.Task.Exception;
    }
}
