namespace SafeDiningCode.BrowserTests.Support;

/// <summary>
/// One window for one page after another, each visited as by somebody who was never there: a window of its own for each
/// takes as long as all that is looked at in it.
/// </summary>
public sealed class Reader : IAsyncDisposable
{
    private Visitor? visitor;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (visitor is not null)
        {
            await visitor.DisposeAsync();
        }
    }

    internal async Task<Visitor> ComeAsync(Site site, bool english)
    {
        visitor ??= await site.VisitAsync(new() { English = english });
        await visitor.ForgetAsync();
        return visitor;
    }
}
