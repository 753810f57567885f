using System.Diagnostics;
using System.IO.Pipes;
using NdisConformance.Runner;

namespace NdisConformance.Benchmarks;

/// <summary>A worker of the tool, from its start to its first line.</summary>
internal static class WorkerBenchmark
{
    public static void Start(string tool)
    {
        using AnonymousPipeServerStream orders = new(PipeDirection.Out, HandleInheritability.Inheritable);
        using AnonymousPipeServerStream answers = new(PipeDirection.In, HandleInheritability.Inheritable);
        using Process process = Process.Start(
            "dotnet",
            [tool, Worker.Argument, orders.GetClientHandleAsString(), answers.GetClientHandleAsString()]);
        orders.DisposeLocalCopyOfClientHandle();
        answers.DisposeLocalCopyOfClientHandle();
        using StreamReader reader = new(answers);
        if (reader.ReadLine() is null)
        {
            throw new InvalidOperationException("the worker ended before it was ready");
        }

        process.Kill();
        process.WaitForExit();
    }
}
