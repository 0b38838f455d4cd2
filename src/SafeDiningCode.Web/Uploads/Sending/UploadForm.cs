using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using SafeDiningCode.Web.Uploads.Cleaning;

namespace SafeDiningCode.Web.Uploads.Sending;

/// <summary>
/// Reads forms with files (<c>multipart/form-data</c>) part by part as they arrive. No file is ever on the disk, none is
/// held beyond its largest size, and only so many forms are read at once, for so long.
/// </summary>
internal sealed class UploadForm(IOptions<UploadOptions> options, TimeProvider clock) : IDisposable
{
    /// <summary>
    /// What is read of a form before the connection is cut. Files over their size are read and dropped up to here: a
    /// browser whose connection is cut while it sends shows its own error and not ours.
    /// </summary>
    public const long MostBodyBytes = 32 * 1024 * 1024;

    private const int MostFieldBytes = 64 * 1024;
    private const int MostFields = 100;
    private const int LongestBoundary = 100;
    private const int BufferBytes = 64 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly SemaphoreSlim free = new(options.Value.AtOnce);

    /// <summary>Reads the form of a request on a route with <see cref="UploadRoutes.TakesFiles"/>.</summary>
    /// <param name="mostFiles">How many files it has room for; others get <see cref="UploadFault.TooMany"/>.</param>
    public async Task<SentForm> ReadAsync(HttpRequest request, int mostFiles = 1)
    {
        if (request.HttpContext.Features.Get<SentForm>() is { } read)
        {
            return read;
        }

        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            return SentForm.Refused(StatusCodes.Status415UnsupportedMediaType);
        }

        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).ToString();
        if (boundary.Length is 0 or > LongestBoundary)
        {
            return SentForm.Refused(StatusCodes.Status400BadRequest);
        }

        if (!await free.WaitAsync(TimeSpan.Zero))
        {
            return SentForm.Refused(StatusCodes.Status503ServiceUnavailable);
        }

        using var limit = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, request.HttpContext.RequestAborted);
        try
        {
            return request.HttpContext.Features.Get<IFormFeature>()?.Form is { } form
                ? await ReadAsync(form, mostFiles, either.Token)
                : await ReadAsync(new MultipartReader(boundary, request.Body), mostFiles, either.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return SentForm.Refused(StatusCodes.Status408RequestTimeout);
        }
        catch (BadHttpRequestException error)
        {
            return SentForm.Refused(error.StatusCode);
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            // A part without its end, a head too long, a body that ends before it should.
            return SentForm.Refused(StatusCodes.Status400BadRequest);
        }
        finally
        {
            free.Release();
        }
    }

    /// <summary>
    /// Reads the form for whoever looks at its fields before the route does, like the check of its token: they see the
    /// fields as of any form, and the route gets the same form with its files. Read the framework's way first, large files
    /// would go by the disk.
    /// </summary>
    /// <returns>The status that says why it could not be read; null where it could.</returns>
    public async Task<int?> ReadAheadAsync(HttpRequest request, FilesTaken files)
    {
        var sent = await ReadAsync(request, files.Most);
        request.HttpContext.Features.Set(sent);
        request.Form = sent.Fields;
        return sent.Refusal;
    }

    public void Dispose() => free.Dispose();

    private static async Task<SentForm> ReadAsync(MultipartReader reader, int mostFiles, CancellationToken cancellation)
    {
        var fields = new KeyValueAccumulator();
        var files = new List<SentFile>();
        var fieldBytes = 0;
        while (await reader.ReadNextSectionAsync(cancellation) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition) || !disposition.IsFormDisposition() && !disposition.IsFileDisposition())
            {
                return SentForm.Refused(StatusCodes.Status400BadRequest);
            }

            var name = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
            if (disposition.IsFileDisposition())
            {
                if (await ReceiveAsync(section.Body, UploadOptions.MostBytes, cancellation) is var content && !IsNothing(disposition, content))
                {
                    files.Add(Take(name, content, files.Count < mostFiles));
                }

                continue;
            }

            var value = await ReceiveAsync(section.Body, MostFieldBytes - fieldBytes, cancellation);
            if (value is null || fields.KeyCount >= MostFields)
            {
                return SentForm.Refused(StatusCodes.Status413PayloadTooLarge);
            }

            fieldBytes += value.Length;
            fields.Append(name, Encoding.UTF8.GetString(value));
        }

        return new SentForm { Fields = new FormCollection(fields.GetResults()), Files = files };
    }

    // Something before us, an antiforgery check, has read the whole form; files of some size lie on the disk meanwhile.
    private static async Task<SentForm> ReadAsync(IFormCollection form, int mostFiles, CancellationToken cancellation)
    {
        var files = new List<SentFile>();
        foreach (var file in form.Files)
        {
            await using var body = file.OpenReadStream();
            var content = await ReceiveAsync(body, UploadOptions.MostBytes, cancellation);
            if (file.FileName.Length > 0 || content is not [])
            {
                files.Add(Take(file.Name, content, files.Count < mostFiles));
            }
        }

        return new SentForm { Fields = form, Files = files };
    }

    private static SentFile Take(string field, byte[]? content, bool hasRoom)
    {
        var result = (hasRoom, content) switch
        {
            (false, _) => new CleaningResult(null, UploadFault.TooMany),
            (_, null) => new CleaningResult(null, UploadFault.TooLarge),
            _ => FileCleaner.Clean(content),
        };
        return new SentFile(field, result.File, result.Fault);
    }

    // What a browser sends of a field in which no file was chosen.
    private static bool IsNothing(ContentDispositionHeaderValue disposition, byte[]? content) =>
        content is [] && HeaderUtilities.RemoveQuotes(disposition.FileName).Length == 0 && StringSegment.IsNullOrEmpty(disposition.FileNameStar);

    /// <summary>All of a part; null where it is longer than that, read to its end and dropped.</summary>
    private static async Task<byte[]?> ReceiveAsync(Stream body, int most, CancellationToken cancellation)
    {
        using var received = new MemoryStream();
        var buffer = new byte[BufferBytes];
        var tooLong = false;
        for (var read = await body.ReadAsync(buffer, cancellation); read > 0; read = await body.ReadAsync(buffer, cancellation))
        {
            tooLong |= received.Length + read > most;
            if (!tooLong)
            {
                received.Write(buffer, 0, read);
            }
        }

        return tooLong ? null : received.ToArray();
    }
}
