using SafeDiningCode.Rules.Inspections;
using SafeDiningCode.Web.Hosting.Layout;

namespace SafeDiningCode.Web.Inspections.Forms;

/// <summary>The form that an inspection goes by: data with a version. An inspection names the version that it was made with.</summary>
public sealed record InspectionForm
{
    /// <summary>1 and up; a next version follows, none is ever changed.</summary>
    public required int Version { get; init; }

    /// <summary>What the form is called.</summary>
    public required string Title { get; init; }

    /// <summary>The same in English.</summary>
    public required string TitleEnglish { get; init; }

    /// <summary>How many items a visit looks at, where results and grades part, and the days that follow.</summary>
    public required VisitRules Rules { get; init; }

    /// <summary>What is looked at.</summary>
    public required IReadOnlyList<FormSection> Sections { get; init; }

    /// <summary>All items, in the order of the form.</summary>
    public IEnumerable<InspectedItem> Items => Sections.SelectMany(section => section.Items);

    /// <summary>The items as the rules look at them.</summary>
    public IReadOnlyList<FormItem> FormItems => [.. Items.Select(item => new FormItem(item.Code, item.Key))];

    /// <summary>The title in the reader's language.</summary>
    public string TitleIn(Language language) => language.T(Title, TitleEnglish);
}

/// <summary>A part of the form.</summary>
public sealed record FormSection
{
    /// <summary>In Chinese.</summary>
    public required string Title { get; init; }

    /// <summary>The same in English.</summary>
    public required string TitleEnglish { get; init; }

    /// <summary>What belongs to it.</summary>
    public required IReadOnlyList<InspectedItem> Items { get; init; }
}

/// <summary>Something to look at; its words say what is in order.</summary>
public sealed record InspectedItem
{
    /// <summary>Lower case and dashes; means the same in every version.</summary>
    public required string Code { get; init; }

    /// <summary>Whether it is a key item (重点项).</summary>
    public required bool Key { get; init; }

    /// <summary>In Chinese.</summary>
    public required string Text { get; init; }

    /// <summary>The same in English.</summary>
    public required string English { get; init; }
}
