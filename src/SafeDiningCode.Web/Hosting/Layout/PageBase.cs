using Microsoft.AspNetCore.Components;

namespace SafeDiningCode.Web.Hosting.Layout;

/// <summary>A page or a part of one: knows its reader and words things in the reader's language.</summary>
public abstract class PageBase : ComponentBase
{
    /// <summary>The reader; parts get it from their page.</summary>
    [Parameter]
    [EditorRequired]
    public PageContext Context { get; set; } = null!;

    /// <summary>The wording in the reader's language.</summary>
    protected string T(string chinese, string english) => Context.T(chinese, english);

    /// <summary>A link within the site that keeps the reader's language and size of type.</summary>
    protected string Link(string path) => Context.Link(path);
}
