using SafeDiningCode.Web.Codes;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Registry.Import;

namespace SafeDiningCode.Web.Desk.Extracts;

/// <summary>
/// Checks and imports extracts that were handed in, one after the other, on whichever instance is free. What was begun and
/// not ended, for the machine went away, is begun again: importing a file twice changes nothing.
/// </summary>
internal sealed class ExtractWorker(ExtractBook book, RegistryImport import, CodeIssuer codes, ILogger<ExtractWorker> logger)
    : Rounds(TimeSpan.FromSeconds(2), logger)
{
    private const int MostAttempts = 5;
    private static readonly TimeSpan Pulse = TimeSpan.FromSeconds(1);

    // A name of its own for every process, and for every test's services.
    private readonly string worker = Guid.NewGuid().ToString("N");

    /// <summary>Works until there is nothing to do.</summary>
    public override async Task TidyAsync(CancellationToken cancellation = default)
    {
        while (await book.ClaimAsync(worker, cancellation) is { } extract)
        {
            await RunAsync(extract, cancellation);
        }
    }

    private async Task RunAsync(ExtractRow extract, CancellationToken cancellation)
    {
        if (extract.StopAsked == 1)
        {
            await book.FinishAsync(extract, worker, new ExtractEnd(ExtractStates.Stopped), cancellation);
            return;
        }

        if (extract.Attempts > MostAttempts)
        {
            await book.FinishAsync(
                extract,
                worker,
                new ExtractEnd(ExtractStates.Failed, Fault: "多次尝试都没有完成，请联系系统管理员查看日志。\nIt failed several times. Ask those who run the service to look at its log."),
                cancellation);
            return;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var over = new CancellationTokenSource();
        var far = new Far();
        var pulse = PulseAsync(extract.Id, far, stop, over.Token);
        ExtractEnd? end = null;
        try
        {
            end = await WorkAsync(extract, far, stop.Token);
        }
        catch (RegistryFileException refusal)
        {
            end = new ExtractEnd(ExtractStates.Unreadable, Fault: refusal.Message);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            end = new ExtractEnd(ExtractStates.Stopped);
        }
        finally
        {
            await over.CancelAsync();
            await pulse;
            // What was neither ended nor stopped is somebody's again at once. A server that stops has a moment for this.
            await book.FinishAsync(extract, worker, end ?? new ExtractEnd(extract.State), CancellationToken.None);
        }
    }

    private async Task<ExtractEnd> WorkAsync(ExtractRow extract, Far far, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("safedining-extract-");
        try
        {
            var (file, report) = (Path.Combine(folder.FullName, "extract"), Path.Combine(folder.FullName, "report.csv"));
            if (!await book.CopyFileAsync(extract.Id, file, cancellation))
            {
                throw new RegistryFileException("文件已经不在了，请重新上传。", "The file is not there any more: hand it in again.");
            }

            var isCheck = extract.State == ExtractStates.Uploaded;
            var samples = isCheck ? new ImportSamples() : null;
            var summary = await import.RunAsync(
                file, new ImportOptions(isCheck, report) { Within = extract.Within, Samples = samples }, far, cancellation);
            var issued = isCheck ? 0 : await codes.IssueMissingAsync(cancellation: cancellation);
            await book.KeepReportAsync(extract.Id, report, cancellation);
            return new ExtractEnd(isCheck ? ExtractStates.Checked : ExtractStates.Done, ExtractCounts.Of(summary, samples, issued));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // Says every second how far it is, which holds the extract, and hears whether it shall stop.
    private async Task PulseAsync(long id, Far far, CancellationTokenSource stop, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            await Task.Delay(Pulse, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (over.IsCancellationRequested)
            {
                return;
            }

            try
            {
                if (!await book.ReportAsync(id, worker, far.Done, far.Rows, over))
                {
                    await stop.CancelAsync();
                    return;
                }
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                // The work itself meets the database's absence and says so; the next pulse tries again.
                logger.LogWarning("How far an import is could not be kept: {Error}", Hosting.Logging.LoggedError.Of(error));
            }
            catch (OperationCanceledException) when (over.IsCancellationRequested)
            {
                return;
            }
        }
    }

    /// <summary>How far it is. Both passes over the file count: looking whether it can be read is a tenth of the work.</summary>
    private sealed class Far : IProgress<ImportProgress>
    {
        private const double Survey = 0.1;

        public double Done { get; private set; }

        public int Rows { get; private set; }

        public void Report(ImportProgress value)
        {
            Done = value.Checking ? value.Done * Survey : Survey + (value.Done * (1 - Survey));
            Rows = value.Rows;
        }
    }
}
