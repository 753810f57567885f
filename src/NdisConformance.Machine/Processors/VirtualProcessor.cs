namespace NdisConformance.Machine;

/// <summary>A processor of the simulated PC and the activities on it, each of which interrupts the one below.</summary>
public sealed class VirtualProcessor
{
    internal VirtualProcessor(int number)
    {
        Number = number;
        Bottom = new Activity(number, this);
        Top = Bottom;
    }

    /// <summary>Its number, from 0.</summary>
    public int Number { get; }

    /// <summary>The activity that is always there. Of processor 0 it is the scenario.</summary>
    public Activity Bottom { get; }

    /// <summary>The activity that interrupts all others of the processor.</summary>
    public Activity Top { get; internal set; }

    /// <summary>The interrupt request level that it runs at now.</summary>
    public byte Irql
    {
        get => Top.Irql;
        set => Top.Irql = value;
    }

    /// <summary>How many activities run on it, besides the bottom one.</summary>
    public int Depth { get; internal set; }

    internal void Reset()
    {
        Bottom.Idle((uint)Number);
        Top = Bottom;
        Depth = 0;
    }
}
