using System.Collections.Immutable;

namespace ProofRepair.Lean.Embedded.Preparation;

/// <summary>
/// What has to change in the script that the package ships, besides its list of exports (<see cref="GluePatch"/>).
/// The functions on <c>Module</c> that are called here are the driver's (Driver/lean.cjs and Driver/thread.cjs).
/// </summary>
internal static class GlueAnchors
{
    public static ImmutableArray<GlueAnchor> All { get; } =
    [
        // Symbols come from a table made at preparation: the module no longer exports its 200,000 names.
        new("exports are imports of themselves",
            "mergeLibSymbols=(exports,libName)=>{",
            "mergeLibSymbols=(exports,libName)=>{if(libName==\"main\"){Object.setPrototypeOf(wasmImports,exports);wasmImports.main=exports.__main_argc_argv;return}"),
        new("only imported names need an entry",
            "if(isInternalSym(symName)){continue}",
            "if(isInternalSym(symName)||!(symName in GOT)){continue}"),
        new("address of an exported function",
            "newValue=addFunction(value)}else if",
            "newValue=Module[\"symbols\"].named(symName)||addFunction(value)}else if"),
        new("no list of the function table",
            "functionsInTableMap=new WeakMap;updateTableMap(0,wasmTable.length)",
            "functionsInTableMap=new WeakMap"),
        new("the function table's mirror is an array, not a dictionary",
            "var wasmTableMirror=[]",
            "var wasmTableMirror=new Array(262144)"),
        new("graphics and sound have no address",
            "if(entry.value==-1){",
            "if(entry.value==-1){if(/^(emscripten_(gl|alc)|alc?[A-Z])/.test(symName)){entry.value=0;continue}"),

        // Threads.
        new("thread pool", "var pthreadPoolSize=4;", "var pthreadPoolSize=Module[\"threadPool\"];"),
        new("threads are started by the driver",
            "worker=new Worker(pthreadMainJs,{workerData:\"em-pthread\",name:\"em-pthread\"})",
            "worker=Module[\"newThread\"]()"),
        new("a thread knows that it is one",
            "worker_threads[\"workerData\"]==\"em-pthread\"",
            "Module[\"isThread\"]===true"),
        // The main thread never returns to Node's loop, so finished threads report on a port that it reads when it needs a thread.
        new("port of a thread, main side",
            "worker.postMessage({cmd:\"load\",handlers,wasmMemory,wasmModule,dynamicLibraries,sharedModules})",
            "var life=new worker_threads.MessageChannel();worker.life=life.port1;life.port1.unref();PThread.lives.push(worker);worker.postMessage({cmd:\"load\",handlers,wasmMemory,wasmModule,dynamicLibraries,sharedModules,life:life.port2},[life.port2])"),
        new("port of a thread, its own side",
            "dynamicLibraries=msgData.dynamicLibraries;sharedModules=",
            "life=msgData.life;life.unref();dynamicLibraries=msgData.dynamicLibraries;sharedModules="),
        new("port of a thread, variable", "var initializedJS=false;", "var initializedJS=false,life;"),
        new("a thread ended", "postMessage({cmd:\"cleanupThread\",thread})", "life.postMessage({cmd:\"cleanupThread\",thread})"),
        new("a thread is finished", "postMessage({cmd:\"markAsFinished\",thread})", "life.postMessage({cmd:\"markAsFinished\",thread})"),
        new("list of the ports", "var PThread={unusedWorkers:[],", "var PThread={lives:[],unusedWorkers:[],"),
        new("finished threads are used again",
            "getNewWorker(){if(PThread.unusedWorkers.length==0){",
            "reuse(){for(var w of PThread.lives){for(var m;m=worker_threads.receiveMessageOnPort(w.life);){if(m.message.cmd===\"cleanupThread\")cleanupThread(m.message.thread);else markAsFinished(m.message.thread)}}},getNewWorker(){PThread.reuse();if(PThread.unusedWorkers.length==0){"),
        new("the main thread looks for the alarm while it waits",
            "var _emscripten_get_now=()=>performance.timeOrigin+performance.now();",
            "var _emscripten_get_now=Module[\"tick\"]?()=>{Module[\"tick\"]();return performance.timeOrigin+performance.now()}:()=>performance.timeOrigin+performance.now();"),

        new("end of the process",
            "quit_=(status,toThrow)=>{process.exitCode=status;throw toThrow}",
            "quit_=(status,toThrow)=>{Module[\"quit\"]?.(status);throw toThrow}"),

        // What Lean code could reach of the host.
        new("no folder of the host is mounted but by the driver",
            "var lean_path=process.env[\"LEAN_PATH\"];if(lean_path){ENV[\"LEAN_PATH\"]=lean_path}FS.mount(NODEFS,{root:\"/home\"},\"/home\");FS.mount(NODEFS,{root:\"/tmp\"},\"/tmp\");var cwd=process.cwd();if(cwd.startsWith(\"/private/tmp/\")){cwd=cwd.replace(\"/private/tmp/\",\"/tmp/\")}else if(cwd===\"/private/tmp\"){cwd=\"/tmp\"}FS.chdir(cwd)",
            ""),
        new("no shell", "var __emscripten_system=command=>{", "var __emscripten_system=command=>{return 0;"),
        new("no dynamic library", "var dlopenInternal=(handle,jsflags)=>{", "var dlopenInternal=(handle,jsflags)=>{dlSetError(\"dynamic libraries cannot be loaded here\");return 0;"),

        new("tracing", "console.log(\"[DEBUG", "(()=>{})(\"[DEBUG", Count: null),
    ];
}
