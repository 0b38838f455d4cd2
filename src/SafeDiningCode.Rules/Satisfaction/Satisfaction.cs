namespace SafeDiningCode.Rules.Satisfaction;

// MA0049: the folder is named after its one idea, and so is the value; both are the field's own word.
#pragma warning disable MA0049
/// <summary>What a diner says of an eatery. The numbers stand in the database.</summary>
public enum Satisfaction
#pragma warning restore MA0049
{
    /// <summary>满意.</summary>
    Satisfied = 1,

    /// <summary>基本满意.</summary>
    Fair = 2,

    /// <summary>不满意: asks for at least one reason.</summary>
    Dissatisfied = 3,
}
