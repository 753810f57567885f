using NdisConformance.Machine;

namespace NdisConformance.Tests.Host;

/// <summary>Runs a processor at an IRQL for a while.</summary>
internal readonly ref struct IrqlScope
{
    private readonly VirtualProcessor _processor;
    private readonly byte _before;

    public IrqlScope(VirtualProcessor processor, byte irql)
    {
        _processor = processor;
        _before = processor.Irql;
        processor.Irql = irql;
    }

    public void Dispose() => _processor.Irql = _before;
}
