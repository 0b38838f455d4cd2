using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace SafeDiningCode.Web.Rating.Api;

/// <summary>How the answers to programs are written: by code made when this was compiled.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(VisitResponse))]
[JsonSerializable(typeof(RatingResponse))]
internal sealed partial class RatingJson : JsonSerializerContext
{
    /// <summary>The answer in JSON, with its length known before it begins.</summary>
    public static IResult Result<T>(T answer, JsonTypeInfo<T> type, int status = StatusCodes.Status200OK) =>
        new Ready(JsonSerializer.SerializeToUtf8Bytes(answer, type), status);

    private sealed class Ready(byte[] body, int status) : IResult
    {
        private const string ContentType = "application/json; charset=utf-8";

        public Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = status;
            response.ContentType = ContentType;
            response.ContentLength = body.Length;
            return response.Body.WriteAsync(body, 0, body.Length, httpContext.RequestAborted);
        }
    }
}
