using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace SafeDiningCode.Web.Hosting.Layout;

/// <summary>Renders a page to text: the same for a cached profile and for a page made on request.</summary>
internal sealed class PageRenderer(IServiceProvider services, ILoggerFactory loggers)
{
    /// <summary>The whole document of <typeparamref name="TPage"/>, starting with its doctype.</summary>
    public async Task<string> RenderAsync<TPage>(PageContext context, IDictionary<string, object?> parameters)
        where TPage : IComponent => "<!DOCTYPE html>\n" + await RenderPartAsync<TPage>(context, parameters);

    /// <summary>A part of a document, for those that are sent part by part.</summary>
    public async Task<string> RenderPartAsync<TPart>(PageContext context, IDictionary<string, object?> parameters)
        where TPart : IComponent
    {
        await using var renderer = new HtmlRenderer(services, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var view = ParameterView.FromDictionary(new Dictionary<string, object?>(parameters, StringComparer.Ordinal) { ["Context"] = context });
            var root = await renderer.RenderComponentAsync<TPart>(view);
            return root.ToHtmlString();
        });
    }

    /// <summary>An answer with the page, not kept by anyone.</summary>
    public async Task<IResult> PageAsync<TPage>(HttpContext http, IDictionary<string, object?> parameters, int status = StatusCodes.Status200OK, string query = "")
        where TPage : IComponent
    {
        var context = PageContext.Of(http, query);
        var html = await RenderAsync<TPage>(context, parameters);
        http.Response.Headers.ContentLanguage = context.Language.Tag;
        http.Response.Headers.Vary = "Accept-Language";
        if (http.Response.Headers.CacheControl.Count == 0)
        {
            http.Response.Headers.CacheControl = "no-store";
        }

        return Results.Text(html, "text/html; charset=utf-8", Encoding.UTF8, status);
    }
}
