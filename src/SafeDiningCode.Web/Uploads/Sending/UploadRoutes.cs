using Microsoft.AspNetCore.Mvc;

namespace SafeDiningCode.Web.Uploads.Sending;

/// <summary>What a route that takes files needs.</summary>
internal static class UploadRoutes
{
    /// <summary>Lets bodies of this route be as large as a form with files: everywhere else the server's own limit holds.</summary>
    /// <param name="mostFiles">How many files the form has room for.</param>
    public static TBuilder TakesFiles<TBuilder>(this TBuilder route, int mostFiles = 1)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new RequestSizeLimitAttribute(UploadForm.MostBodyBytes), new FilesTaken(mostFiles));
}

/// <summary>On a route that takes forms with files: how many.</summary>
internal sealed record FilesTaken(int Most);
