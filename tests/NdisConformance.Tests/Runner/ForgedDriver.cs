using System.Reflection.Emit;
using NdisConformance.Contract;

namespace NdisConformance.Tests.Runner;

/// <summary>A driver that a test writes without a compiler.</summary>
internal sealed record ForgedDriver(string Name)
{
    /// <summary>What the constructor does before it ends.</summary>
    public Action<ILGenerator>? Constructor { get; init; }

    /// <summary>What DriverEntry does; it must leave a status on the stack, or throw.</summary>
    public Action<ILGenerator>? Entry { get; init; }

    /// <summary>What the module initializer of its assembly does.</summary>
    public Action<ILGenerator>? ModuleInitializer { get; init; }

    public bool IsPublic { get; init; } = true;

    public bool IsDriver { get; init; } = true;

    public bool IsAbstract { get; init; }

    public bool IsGeneric { get; init; }

    /// <summary>True to mark the assembly as one without code.</summary>
    public bool IsInReferenceAssembly { get; init; }

    public NdisGeneration Generation { get; init; } = NdisGeneration.Ndis6;

    public bool HasPlainConstructor { get; init; } = true;

    public bool HasMutableStatic { get; init; }

    public bool HasThreadStatic { get; init; }
}
